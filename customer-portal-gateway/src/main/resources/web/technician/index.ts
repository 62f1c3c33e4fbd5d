import '../shared/kept.css';
import './technician.css';
import './technician';
