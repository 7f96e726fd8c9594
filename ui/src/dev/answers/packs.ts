import { packs } from "../made-up/packs";

export default packs({ slow: true });
