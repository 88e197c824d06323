package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.TinyModel;

/** The weights of one layer of a model, and the keys and values of what it has seen. */
record Layer(Weights queryKeyValue, Weights out, Weights up, Weights down, KeyValues cache) {

  static Layer of(CpuMachine on, ModelOperands operands, int layer, int context) {
    TinyModel model = operands.model();
    int width = model.width();
    return new Layer(
        new Weights(on, width, 3 * width, operands.queryKeyValue(layer)),
        new Weights(on, width, width, operands.out(layer)),
        new Weights(on, width, 4 * width, operands.up(layer)),
        new Weights(on, 4 * width, width, operands.down(layer)),
        new KeyValues(on.lanes(), model.heads(), context, model.headSize()));
  }
}
