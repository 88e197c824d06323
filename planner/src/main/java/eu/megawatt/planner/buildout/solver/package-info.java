/**
 * A build-out as OptaPlanner sees it: model, incremental score, moves and local search. No
 * OptaPlanner type leaves this package. Its planning entity and solution are ordinary mutable
 * classes, because the solver plans by changing and copying them.
 */
@NullMarked
package eu.megawatt.planner.buildout.solver;

import org.jspecify.annotations.NullMarked;
