import '../shared/kept.css';
import './landing';
import './sign-in';
