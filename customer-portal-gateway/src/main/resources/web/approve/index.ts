import '../shared/kept.css';
import './approve';
