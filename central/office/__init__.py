"""The booking office: all that citizens' pages may ask about appointments, answered behind them where the keys are."""
