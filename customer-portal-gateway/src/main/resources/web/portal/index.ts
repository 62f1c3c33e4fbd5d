import '../shared/kept.css';
import './portal';
