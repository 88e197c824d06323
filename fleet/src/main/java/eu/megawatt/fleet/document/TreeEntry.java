package eu.megawatt.fleet.document;

import org.jspecify.annotations.Nullable;

/** A power domain as read, of which only its place in the tree is known here. */
public abstract class TreeEntry extends Entry {

  /** The id of its site. */
  public @Nullable Text site;

  /** The id of the power domain that feeds it; null at a root. */
  public @Nullable Text parent;
}
