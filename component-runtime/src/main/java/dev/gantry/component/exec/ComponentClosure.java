package dev.gantry.component.exec;

import org.jspecify.annotations.Nullable;

/**
 * A component with the index spaces that enclose it, to which its outer aliases lead.
 *
 * @param enclosing null for a component that nothing encloses
 */
record ComponentClosure(ComponentPlan plan, @Nullable IndexSpace enclosing)
    implements Item.Closure {}
