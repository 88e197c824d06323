package eu.megawatt.kernels.cpu.reference;

/** Numbers in rows and columns, of which each can be asked for. */
@FunctionalInterface
public interface Matrix {

  /** The number at a place, counted from 0. */
  double at(int row, int column);
}
