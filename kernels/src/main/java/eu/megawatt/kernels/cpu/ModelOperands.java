package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.ModelNumbers;
import eu.megawatt.kernels.suite.TinyModel;

/**
 * The numbers of a model, by its seed. Matrices of k rows are scaled by √(3/k), so that what goes
 * in with a mean square of 1 comes out with one of 1.
 */
record ModelOperands(TinyModel model, long seed) implements ModelNumbers {

  private static final int FIRST_LAYER = 3;
  private static final int MATRICES = 4;
  private static final float POSITION_SCALE = 0.5f;

  @Override
  public Operand embedding() {
    return Operand.of(seed, 0);
  }

  @Override
  public Operand positions() {
    return Operand.of(seed, 1).times(POSITION_SCALE);
  }

  @Override
  public Operand logits() {
    return matrix(2, model.width());
  }

  @Override
  public Operand queryKeyValue(int layer) {
    return matrix(FIRST_LAYER + MATRICES * layer, model.width());
  }

  @Override
  public Operand out(int layer) {
    return matrix(FIRST_LAYER + MATRICES * layer + 1, model.width());
  }

  @Override
  public Operand up(int layer) {
    return matrix(FIRST_LAYER + MATRICES * layer + 2, model.width());
  }

  @Override
  public Operand down(int layer) {
    return matrix(FIRST_LAYER + MATRICES * layer + 3, 4 * model.width());
  }

  private Operand matrix(int which, int k) {
    return Operand.of(seed, which).times((float) Math.sqrt(3.0 / k));
  }
}
