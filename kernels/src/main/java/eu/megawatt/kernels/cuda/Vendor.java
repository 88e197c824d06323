package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NVIDIA's library of matrix products, if there is one that works here.
 *
 * @param said its name and version, or why there is none
 */
record Vendor(Optional<CublasLt> library, String said) implements AutoCloseable {

  /** None, as it is not wanted. */
  static Vendor unwanted() {
    return new Vendor(Optional.empty(), "unwanted");
  }

  /** The first of some names that can be loaded and takes the driver. */
  static Vendor find(List<String> names, Arena arena) {
    List<String> reasons = new ArrayList<>();
    for (String name : names) {
      try {
        Optional<CublasLt> found =
            NativeLibrary.load(name).map(library -> new CublasLt(library, arena));
        if (found.isPresent()) {
          return new Vendor(found, found.get().engine());
        }
        reasons.add(name + " cannot be loaded");
      } catch (AbsentException e) {
        // Such a library is as good as none: own code does the work, and this says why.
        reasons.add(name + ": " + e.detail());
      }
    }
    return new Vendor(Optional.empty(), "absent: " + String.join("; ", reasons));
  }

  @Override
  public void close() {
    library.ifPresent(CublasLt::close);
  }
}
