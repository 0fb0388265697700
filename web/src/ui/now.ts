/** The time as the server has it, for components that show it. */
import { useEffect, useState } from "preact/hooks";
import { useServices } from "../services";

/** The server's time at this render, with a render each second while `running`. */
export function useNow(running: boolean): number {
  const { time } = useServices();
  const [, tick] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => tick((seconds) => seconds + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return time.now();
}
