import '../shared/kept.css';
import './console';
