import '../shared/kept.css';
import './office.css';
import './office';
