/** The ledger: what each quarter-hour of each site used and cost, and whose it was. */
@NullMarked
package eu.megawatt.service.books.ledger;

import org.jspecify.annotations.NullMarked;
