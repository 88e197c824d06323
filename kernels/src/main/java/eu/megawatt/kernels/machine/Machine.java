package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Missing;
import java.util.List;
import java.util.SortedMap;

/** The devices of this node, open. */
public interface Machine extends AutoCloseable {

  /** What can be measured, in order. */
  List<Place> places();

  /** What cannot, and why. */
  List<Missing> missing();

  /** What is known of the node, by name. */
  SortedMap<String, String> node();

  @Override
  void close();
}
