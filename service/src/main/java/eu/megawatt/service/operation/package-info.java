/** Long work: the queue, the one planning at a time, its progress and its history. */
@NullMarked
package eu.megawatt.service.operation;

import org.jspecify.annotations.NullMarked;
