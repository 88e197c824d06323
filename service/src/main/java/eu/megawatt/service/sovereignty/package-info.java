/** What is known of places and asked by profiles: kept, shown, and who may run where. */
@NullMarked
package eu.megawatt.service.sovereignty;

import org.jspecify.annotations.NullMarked;
