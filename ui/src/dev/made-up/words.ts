/** The six words that two screens show. */
export const sixWords = ["acorn", "ferry", "harvest", "marble", "pocket", "window"];
