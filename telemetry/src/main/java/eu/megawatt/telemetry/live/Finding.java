package eu.megawatt.telemetry.live;

import java.util.OptionalLong;

/** Something that is so at one look. */
record Finding(
    AttentionKind kind, Subject subject, String message, OptionalLong value, OptionalLong limit) {

  static Finding of(AttentionKind kind, Subject subject, String message) {
    return new Finding(kind, subject, message, OptionalLong.empty(), OptionalLong.empty());
  }
}
