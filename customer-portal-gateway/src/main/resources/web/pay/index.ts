import '../shared/kept.css';
import './pay';
