/** The ledger on real databases. */
@NullMarked
package eu.megawatt.service.books.ledger;

import org.jspecify.annotations.NullMarked;
