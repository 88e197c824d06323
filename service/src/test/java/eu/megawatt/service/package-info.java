/** The service as its callers meet it: started for real, on a free port, with a database. */
@NullMarked
package eu.megawatt.service;

import org.jspecify.annotations.NullMarked;
