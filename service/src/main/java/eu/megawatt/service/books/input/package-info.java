/** What finance brings: assumptions, prices and emissions, assets, and who pays. */
@NullMarked
package eu.megawatt.service.books.input;

import org.jspecify.annotations.NullMarked;
