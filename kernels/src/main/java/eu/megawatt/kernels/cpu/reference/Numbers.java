package eu.megawatt.kernels.cpu.reference;

/** Numbers in a row, of which each can be asked for. */
@FunctionalInterface
public interface Numbers {

  /** The number at a place, counted from 0. */
  double at(long place);
}
