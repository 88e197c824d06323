/** The browser's page, from the class path. */
@NullMarked
package eu.megawatt.service.page;

import org.jspecify.annotations.NullMarked;
