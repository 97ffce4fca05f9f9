// A bare V8 has no document.
document.title = 'Shop';
