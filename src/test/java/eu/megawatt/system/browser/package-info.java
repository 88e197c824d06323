/** The page in a real browser, against the real service. */
@NullMarked
package eu.megawatt.system.browser;

import org.jspecify.annotations.NullMarked;
