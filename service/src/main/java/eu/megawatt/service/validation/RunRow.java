package eu.megawatt.service.validation;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** A run with its orders and when the plan holds its nodes, to be written together. */
record RunRow(KeptRun run, List<KeptOrder> orders, List<HoldRows.Open> holds) {

  RunRow {
    orders = List.copyOf(orders);
    holds = List.copyOf(holds);
  }

  void write(Handle handle) {
    RunRows.add(handle, run);
    OrderRows.add(handle, orders);
    holds.forEach(it -> HoldRows.add(handle, it));
  }
}
