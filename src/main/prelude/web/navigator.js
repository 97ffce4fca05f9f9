import { define, expose } from './globals.js';

class Navigator {
  get userAgent() {
    return 'Snapforge';
  }
}

expose({ Navigator });
define({ navigator: new Navigator() });
