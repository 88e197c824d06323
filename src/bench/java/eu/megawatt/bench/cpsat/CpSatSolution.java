package eu.megawatt.bench.cpsat;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.Literal;

/** The values of a solved model. */
record CpSatSolution(CpSolver solver) {

  boolean holds(Literal literal) {
    return solver.booleanValue(literal);
  }

  long value(IntVar variable) {
    return solver.value(variable);
  }
}
