/** The register of what was bought: the facts that depreciation and embodied carbon start from. */
@NullMarked
package eu.megawatt.reports.asset;

import org.jspecify.annotations.NullMarked;
