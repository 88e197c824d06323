/** Who has changed what, when and why, in a log of which nothing can go or change unseen. */
@NullMarked
package eu.megawatt.service.audit;

import org.jspecify.annotations.NullMarked;
