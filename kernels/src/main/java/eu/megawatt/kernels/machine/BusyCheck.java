package eu.megawatt.kernels.machine;

import java.util.Optional;

/** Says whether a node is in use: what is measured then is not the node. */
public interface BusyCheck {

  /** What is in use by somebody else, for a person; empty where nothing is. */
  Optional<String> busy();
}
