/** What may be kept: one box for each thing. */
import type { ComponentChildren, JSX } from "preact";
import type { Setup } from "./setup";
import { Tick } from "./tick";

interface ConsentProps {
  readonly setup: Setup;
  readonly change: (part: Partial<Setup>) => void;
  readonly children: ComponentChildren;
}

/** In practice the transcript is kept unless unticked; elsewhere nothing is kept unless ticked. */
export function Consent({ setup, change, children }: ConsentProps): JSX.Element {
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">What may be kept</h2>
      <Tick label="Keep the transcript" ticked={setup.transcript} change={(transcript) => change({ transcript })}>
        Without it the report has levels but no quotes, and your words are destroyed when it is released.
      </Tick>
      <Tick
        label="Use it to calibrate the scoring"
        ticked={setup.calibration}
        change={(calibration) => change({ calibration })}
      >
        Lets whoever runs this service compare its scores with those of people. Not needed for your report.
      </Tick>
      <Tick label="Keep audio" ticked={false} disabled>
        Not used: this interview is in text, and no microphone is opened.
      </Tick>
      {children}
    </section>
  );
}
