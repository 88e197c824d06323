/** What all have in common who call others over HTTP. */
@NullMarked
package eu.megawatt.service.outgoing;

import org.jspecify.annotations.NullMarked;
