import '../shared/kept.css';
import './ask.css';
import './ask';
