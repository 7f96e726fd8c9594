import { notebook } from "../made-up/notebook";

export default notebook();
