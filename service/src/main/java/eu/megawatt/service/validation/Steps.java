package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.OrderStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far agents are: of as many orders as may be open, the oldest goes first. Thread-safe. */
final class Steps {

  private final Map<String, OrderStep> byOrder = new LinkedHashMap<>();

  synchronized void put(String orderId, OrderStep step) {
    byOrder.put(orderId, step);
    if (byOrder.size() > ValidationRuns.MOST_OPEN) {
      byOrder.remove(byOrder.keySet().iterator().next());
    }
  }

  synchronized void remove(String orderId) {
    byOrder.remove(orderId);
  }

  synchronized Optional<OrderStep> get(String orderId) {
    return Optional.ofNullable(byOrder.get(orderId));
  }
}
