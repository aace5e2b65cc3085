/**
 * react-aria puts a <style> element in the head when something can be pressed, which our content security policy refuses.
 * It does not when an element with this id is there; its one rule stands in ui.css.
 * Source: react-aria, usePress, STYLE_ID.
 */
const marker = document.createElement("meta");
marker.id = "react-aria-pressable-style";
document.head.append(marker);
