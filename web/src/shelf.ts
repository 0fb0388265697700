/** Storage that always works: the browser's, or this page's memory where the browser refuses. */
import type { Shelf } from "./outbox";

class MemoryShelf implements Shelf {
  private readonly kept = new Map<string, string>();

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

/** The browser's storage if it takes a value, else memory for as long as the page is open. */
export function openShelf(browser: () => Shelf): Shelf {
  try {
    const shelf = browser();
    shelf.setItem("probe", "1");
    shelf.removeItem("probe");
    return shelf;
  } catch {
    return new MemoryShelf();
  }
}
