/** The time as the server has it, for components that show it. */
import { useEffect, useState } from "preact/hooks";
import { useServices } from "../services";

/** The server's time, renewed each second while `running`. */
export function useNow(running: boolean): number {
  const { time } = useServices();
  const [now, setNow] = useState(() => time.now());
  useEffect(() => {
    setNow(time.now());
    if (!running) return undefined;
    const timer = setInterval(() => setNow(time.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
