@NullMarked
package eu.megawatt.service.books.input;

import org.jspecify.annotations.NullMarked;
