/** What stands where: sites, power domains, pools and the GPU types in them. */
@NullMarked
package eu.megawatt.fleet.site;

import org.jspecify.annotations.NullMarked;
