/** Proofs of where work ran and why it might: signed, chained, and to be checked without us. */
@NullMarked
package eu.megawatt.service.attest;

import org.jspecify.annotations.NullMarked;
