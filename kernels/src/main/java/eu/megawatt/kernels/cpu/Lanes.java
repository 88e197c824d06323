package eu.megawatt.kernels.cpu;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A width of vectors. Any width is right on any machine; the one that the registers have is fast.
 *
 * <p>A process that measures uses one width: while only one subclass is loaded, the compiler takes
 * {@link #floats} for a constant, and it makes vector code of nothing else.
 */
abstract sealed class Lanes permits Lanes.Of128, Lanes.Of256, Lanes.Of512 {

  /** The vectors of fp32 of this width. */
  abstract VectorSpecies<Float> floats();

  /** Numbers of one vector. */
  final int count() {
    return floats().length();
  }

  /** Bits of one vector. */
  final int bits() {
    return floats().vectorBitSize();
  }

  /** The engine's name: {@code java-vector-512}. */
  final String engine() {
    return "java-vector-" + bits();
  }

  /** The widest that this machine has registers for. */
  static Lanes preferred() {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    return of(Math.clamp(Integer.highestOneBit(bits), 128, 512));
  }

  /** All that there are. */
  static List<Lanes> all() {
    return List.of(new Of128(), new Of256(), new Of512());
  }

  private static Lanes of(int bits) {
    return switch (bits) {
      case 128 -> new Of128();
      case 256 -> new Of256();
      default -> new Of512();
    };
  }

  static final class Of128 extends Lanes {
    @Override
    VectorSpecies<Float> floats() {
      return FloatVector.SPECIES_128;
    }
  }

  static final class Of256 extends Lanes {
    @Override
    VectorSpecies<Float> floats() {
      return FloatVector.SPECIES_256;
    }
  }

  static final class Of512 extends Lanes {
    @Override
    VectorSpecies<Float> floats() {
      return FloatVector.SPECIES_512;
    }
  }
}
