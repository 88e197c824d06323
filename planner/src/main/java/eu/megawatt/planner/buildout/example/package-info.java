/** Cases to try searches on. */
@NullMarked
package eu.megawatt.planner.buildout.example;

import org.jspecify.annotations.NullMarked;
