// A card as a page of its own: moments are drawn in the reader's zone and kept true.
import * as time from './time.js';

time.draw(document);
time.run(() => {});
