/**
 * Kueue asks before it starts work: a controller that keeps the admission checks of its name
 * active, has Megawatt review each workload with quota, and gives back what workloads no longer
 * need. It knows Kubernetes and Megawatt by their HTTP interfaces alone.
 */
@NullMarked
package eu.megawatt.service.kueue;

import org.jspecify.annotations.NullMarked;
