package eu.megawatt.service.live;

import java.util.List;

/**
 * What has become of the GPUs of jobs.
 *
 * @param bound jobs that have other GPUs now than before
 * @param freed ids of jobs that have none any more
 */
record BindingChanges(List<Binding> bound, List<String> freed) {

  static final BindingChanges NONE = new BindingChanges(List.of(), List.of());

  BindingChanges {
    bound = List.copyOf(bound);
    freed = List.copyOf(freed);
  }

  boolean isEmpty() {
    return bound.isEmpty() && freed.isEmpty();
  }
}
