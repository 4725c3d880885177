//! A display that nobody sees, for a browser that has no headless mode.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process::Running;
use crate::system;

/// A virtual display, which lasts as long as this value.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts Xvfb, which picks a free display number and prints it when it is ready.
    ///
    /// # Errors
    /// If it is not installed, or does not start.
    pub fn start() -> Result<Self> {
        let program = (system::XVFB.find)().context("Xvfb is not installed")?;
        let mut child = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24"])
            // Each test has its own browser. Without this, the server resets whenever the last client disconnects, and
            // rejects the next.
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let output = child.stdout.take().context("Xvfb has no output")?;
        let server = Running(child);
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let number = number.trim();
        if number.is_empty() {
            bail!("Xvfb ended at once: it may have found no free display");
        }
        Ok(Self {
            name: format!(":{number}"),
            _server: server,
        })
    }

    /// Its name, as a program reads it in `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}
