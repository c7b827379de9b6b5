/**
 * Reads the settings, assembles the program and starts it. {@link usher.config.Main} lists what Usher is made of; {@link usher.config.Setting} is the
 * table of everything that can be set; {@link usher.config.Archive} is the one file format behind backup, restore and move.
 */
@NullMarked
package usher.config;

import org.jspecify.annotations.NullMarked;
