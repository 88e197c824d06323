/** What H2's file needs so that no commit it has acknowledged is gone after the process is. */
@NullMarked
package eu.megawatt.service.store.h2;

import org.jspecify.annotations.NullMarked;
